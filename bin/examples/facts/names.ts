/**
 * Given names and family names that are common in many languages, to be combined by chance into people who do not exist.
 * `language` is the one in which letters are written to them; `weight` says how often they come.
 */
import type { Language } from '../../../src/shared/language.ts'

export type Names = { language: Language; weight: number; women: string[]; men: string[]; families: string[] }
const list = (words: string): string[] => words.split(/\s+/)

export const names: readonly Names[] = [
  {
    language: 'ar',
    weight: 34,
    women: list(
      'Amal Amina Aya Dalal Fatima Ghada Hala Hanan Heba Iman Khadija Lamia Layla Lina Maha Mariam Maysa Nada Nour Rana Rasha Reem Salma Samira Sawsan Yasmin Zahra Zeinab',
    ),
    men: list(
      'Abdallah Adnan Ahmad Ali Anas Bashar Bilal Fadi Faris Hassan Hisham Ibrahim Issa Jamal Karim Khaled Mahmoud Majd Mazen Mustafa Nabil Omar Qusay Rami Samir Tareq Walid Yousef Ziad',
    ),
    families: list(
      'Abboud Al-Ahmad Al-Ali Al-Hamad Al-Jundi Al-Khatib Al-Masri Al-Nasser Al-Rashid Al-Sayed Barakat Daoud Darwish Fares Ghanem Haddad Halabi Hamdan Hariri Ibrahim Jabbour Kanaan Khoury Mansour Nassar Qasim Saleh Shahin Suleiman Taha Yassin Zeidan',
    ),
  },
  {
    language: 'prs',
    weight: 16,
    women: list(
      'Arezo Atefa Freshta Gulalai Hosna Laila Malika Marwa Nargis Nilofar Parwana Roya Sahar Shabnam Soraya Tahmina Zarghona Zohra',
    ),
    men: list(
      'Abdul Ahmadullah Ali Reza Asadullah Farhad Habib Hamed Hamid Jawad Khalil Mahdi Mirwais Mohammad Najib Nasir Qasem Rahim Samim Wahid Yama Zabiullah Zaki',
    ),
    families: list(
      'Ahmadi Akbari Alizada Amiri Azizi Ebrahimi Faizi Ghafari Haidari Hakimi Hosseini Jafari Karimi Mohammadi Moradi Naseri Noori Qaderi Rahimi Rasouli Rezai Sadat Safi Sharifi Sultani Yousufi',
    ),
  },
  {
    language: 'uk',
    weight: 15,
    women: list(
      'Alina Anastasija Darija Halyna Inna Iryna Kateryna Ljudmyla Marija Natalija Nina Oksana Olena Olha Oleksandra Svitlana Tetjana Viktorija Yulija Zoja',
    ),
    men: list(
      'Andrij Anton Artem Bohdan Dmytro Ihor Ivan Kyrylo Maksym Mykola Oleh Oleksij Pavlo Petro Roman Serhij Stepan Taras Vadym Vitalij Yaroslav',
    ),
    families: list(
      'Bilenko Bondar Bojko Danylenko Fedorenko Havryljuk Hrytsenko Ivanenko Kovalenko Kravets Lysenko Marchenko Melnyk Moroz Oliynyk Panchenko Petrenko Ponomarenko Rudenko Savtjuk Sydorenko Tkachenko Vasylenko Zajtjenko',
    ),
  },
  {
    language: 'so',
    weight: 11,
    women: list(
      'Amran Asha Ayan Deqa Faduma Fartun Halimo Hamdi Hibo Hodan Idil Ifrah Khadra Ladan Leyla Maryan Muna Nasra Sagal Sahra Ubah Zamzam',
    ),
    men: list(
      'Abdi Abdirahman Abdullahi Ahmed Bashir Burhan Dahir Faarax Guled Hassan Ismail Jama Khadar Liban Mahad Mohamed Mukhtar Omar Osman Said Warsame Yusuf',
    ),
    families: list(
      'Abdi Abdulle Adan Ahmed Ali Barre Dirie Elmi Farah Gedi Guled Haji Hassan Hirsi Hussein Ibrahim Ismail Jama Kahin Mohamud Nur Omar Osman Roble Shire Warsame Yusuf',
    ),
  },
  {
    language: 'ti',
    weight: 10,
    women: list(
      'Abeba Almaz Asmeret Bisrat Eden Elsa Feven Freweini Genet Haimanot Helen Hiwet Letebrhan Luwam Mebrat Mihret Ruta Saba Selam Senait Winta Zebib',
    ),
    men: list(
      'Abraham Amanuel Aron Berhane Biniam Daniel Dawit Ermias Filmon Fitsum Habtom Kibrom Kidane Merhawi Mikiel Mulugeta Natnael Robel Samuel Semere Tesfay Yonas Yohannes',
    ),
    families: list(
      'Abraha Asfaha Berhe Gebre Gebremariam Gebremedhin Ghebreab Haile Hagos Kahsay Kidane Kiflay Mehari Mengistu Negash Okbay Tekle Tesfamariam Tesfazghi Tewolde Weldu Woldemichael Yemane Zerai',
    ),
  },
  {
    language: 'en',
    weight: 8,
    women: list(
      'Abena Adaeze Chioma Efua Esther Grace Ifeoma Joy Mercy Ngozi Precious Wanjiru Anh Linh Mai Thuy Malee Ratana Anong Priya Sunita Maria Rosario Marisol',
    ),
    men: list(
      'Chidi Emeka Ikenna Kofi Kwame Kwabena Moses Obinna Otieno Peter Samuel Tunde Duc Minh Quang Tuan Arun Rajan Suresh Carlos Javier Miguel Andres Jose',
    ),
    families: list(
      'Adeyemi Asante Boateng Eze Kamau Mensah Mwangi Nwosu Obi Odhiambo Okafor Owusu Nguyen Pham Tran Vo Chaiyasit Suwan Sharma Thapa Garcia Morales Quispe Rojas',
    ),
  },
  {
    language: 'sv',
    weight: 6,
    women: list(
      'Agnieszka Anca Ayşe Berivan Dilan Elena Elira Emina Fatma Ioana Jelena Katarzyna Lejla Magdalena Merima Mirjeta Rojin Selma Şilan Zehra',
    ),
    men: list(
      'Adnan Arben Azad Besim Bogdan Cem Emir Goran Haris Hüseyin Ion Kamil Kawa Mehmet Nenad Piotr Rêbîn Serdar Shwan Tomasz Valon Zoran',
    ),
    families: list(
      'Begić Berisha Çelik Demir Dumitru Gashi Hadžić Hamo Ibrahimović-Lind Jovanović Kaya Kowalska-Ek Krasniqi Kurtaj Marković Nowak Özdemir Popescu Rashid Rustem Shala Wójcik Yıldız',
    ),
  },
]
